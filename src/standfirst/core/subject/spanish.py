"""The words by which Spanish news tells its broad subjects apart, in our own choice."""

from __future__ import annotations

WORDS = {
    "01000000": """
    arte artista artistas cultura cultural museo galería exposición pintura pintor escultura
    patrimonio teatro escenario actor actriz ópera ballet danza bailarín música músico cantante
    canción disco álbum concierto orquesta compositor película películas cine director televisión
    serie radio periódico periodista periodistas prensa revista editorial libro libros novela
    novelista autor poeta poesía literatura escritor festival fotógrafo biblioteca
    """,
    "02000000": """
    crimen criminal delito delitos delincuente tribunal juez jueza jurado juicio abogado fiscal
    fiscalía acusado imputado investigado veredicto culpable condenado condena pena prisión cárcel
    preso recurso querella denuncia justicia judicial ley legal extradición testigo policía policías
    guardia detenido detenida detención arrestado sospechoso asesinato homicidio asesino robo robado
    atraco ladrón fraude estafa corrupción soborno blanqueo tráfico droga drogas cocaína violación
    abuso agresión secuestro investigación
    """,
    "03000000": """
    catástrofe desastre accidente emergencia emergencias rescate rescatado rescatistas bomberos
    ambulancia evacuado evacuados evacuación supervivientes heridos herido desaparecidos escombros
    derrumbe colapso choque colisión descarrilamiento naufragio ahogado explosión incendio incendios
    fuego llamas inundación inundaciones riada dique alud deslizamiento terremoto sismo magnitud
    epicentro tsunami volcán erupción huracán tifón ciclón hambruna sequía víctimas temblor réplicas
    damnificados siniestro
    """,
    "04000000": """
    economía económico económica economista empresa empresas empresarial compañía industria
    industrial fábrica fabricante producción mercado mercados bolsa acciones accionista inversor
    inversores inversión banco bancos bancario finanzas financiero crédito deuda tipos bono hipoteca
    beneficio beneficios ingresos ventas venta cliente clientes consumidores comercio comercial
    minorista precio precios inflación recesión crecimiento moneda dólar dólares euro arancel
    aranceles exportaciones importaciones fusión compra adquisición opa directivo quiebra petróleo
    gas energía electricidad acero minería coche coches automóvil avión aerolínea aeropuerto
    ferrocarril tren trenes transporte puente carreteras puerto turismo vivienda inmobiliario seguro
    publicidad impuesto impuestos
    """,
    "05000000": """
    educación educativo escuela escuelas colegio colegios alumno alumnos maestro maestros profesor
    profesores docente docentes enseñanza aula clase clases instituto guardería universidad
    universitario estudiante estudiantes estudios título examen exámenes beca becas selectividad
    formación aprendizaje rector
    """,
    "06000000": """
    medioambiente ambiental ecología ecológico ecologista clima climático calentamiento carbono
    emisiones contaminación contaminado tóxico residuos basura reciclaje plástico biodiversidad
    especie especies extinción fauna hábitat ecosistema bosque bosques deforestación selva
    naturaleza océano océanos coral glaciar sostenible renovables pesca plaguicida plaguicidas
    pesticida pesticidas fumigación protegida protegidas flora herbicida herbicidas insecticida
    agricultores aves vertidos ecosistemas
    """,
    "07000000": """
    salud sanidad sanitario médico médicos médica medicina doctor cirujano cirugía enfermero
    enfermera hospital hospitales clínica paciente pacientes enfermedad enfermedades enfermo
    síntomas infección infectado contagio virus bacteria gripe epidemia pandemia brote cuarentena
    sarampión malaria cólera covid coronavirus sida vacuna vacunas vacunación vacunado cáncer
    diabetes obesidad demencia depresión terapia tratamiento medicamento medicamentos farmacéutica
    dosis diagnóstico embarazo
    """,
    "08000000": """
    famoso famosos cumpleaños aniversario boda novia gemelos reencuentro mascota perro gato insólito
    curioso extraño príncipe princesa reina duquesa lotería ganador récord héroe misterio
    """,
    "09000000": """
    sindicato sindicatos sindical sindicalista huelga huelgas huelguistas trabajadores trabajador
    empleado empleados empleador patronal empleo empleos desempleo paro parados despido despidos
    salario salarios sueldo laboral convenio mediador jubilación pensiones jornada
    """,
    "10000000": """
    ocio vacaciones viaje viajes viajero turista turistas playa receta recetas cocina cocinero chef
    restaurante restaurantes gastronomía plato platos vino vinos cerveza café jardín jardinería
    senderismo camping juego juegos videojuegos moda belleza cosméticos bienestar yoga fiesta
    compras regalo regalos
    """,
    "11000000": """
    política político políticos gobierno ministro ministra ministros ministerio presidente
    presidenta presidencial presidencia canciller gabinete parlamento parlamentario congreso senado
    senador diputado diputados ley legislación constitución democracia partido partidos coalición
    oposición elección elecciones electoral elegido voto votos votar urnas votantes candidato
    candidatos campaña referéndum gobernador alcalde alcaldesa ayuntamiento presupuesto diplomático
    diplomacia embajador embajada tratado cumbre sanciones dimisión psoe trump alcaldía candidatura
    concejal
    """,
    "12000000": """
    religión religioso religiosa fe iglesia iglesias catedral parroquia obispo arzobispo cardenal
    papa vaticano sacerdote sacerdotes cura clero pastor monje monja monasterio cristiano cristianos
    católico católica protestante evangélico islam islámico musulmán musulmanes mezquita imán corán
    ramadán judío judíos rabino sinagoga hindú budista templo oración rezar misa biblia dios teólogo
    peregrinación santo
    """,
    "13000000": """
    ciencia ciencias científico científicos científica investigador investigadores estudio
    laboratorio experimento química biología biólogo genética genoma células fósil dinosaurio
    arqueología arqueólogo arqueólogos evolución matemáticas astronomía astrónomo astrónomos
    telescopio observatorio cometa asteroide planeta luna marte galaxia órbita satélite cohete
    espacial astronauta tecnología tecnológico ingeniero ordenador informática software chip
    internet web aplicación móvil robot inteligencia artificial algoritmo datos batería invento
    descubrimiento
    """,
    "14000000": """
    sociedad social comunidad caridad donación donaciones voluntario voluntarios pobreza pobres
    desigualdad discriminación racismo mujeres feminista igualdad género gay homosexual transexual
    matrimonio divorcio familia familias padres niños adopción aborto ancianos mayores juventud
    población demografía inmigración inmigrantes migración migrante migrantes refugiado refugiados
    asilo deportación minoría derechos
    """,
    "15000000": """
    deporte deportes deportivo fútbol futbolista rugby tenis golf baloncesto balonmano voleibol
    hockey boxeo boxeador atletismo atleta atletas corredor maratón natación nadador ciclismo
    ciclista esquí carrera piloto fórmula olímpico olímpicos medalla medallas campeonato campeón
    campeones torneo liga copa final semifinal partido jugador jugadores equipo equipos selección
    entrenador portero delantero gol goles penalti árbitro estadio aficionados temporada victoria
    derrota
    """,
    "16000000": """
    guerra guerras conflicto militar militares ejército ejércitos marina tropas soldado soldados
    comandante general combate combates batalla frente invasión ofensiva ataque ataques atacado
    bombardeo bombardeos bomba bombas atentado atentados artillería cohete misil misiles dron drones
    tanque tanques arma armas armamento embargo munición rebelde rebeldes insurgentes milicia
    terrorista terroristas terrorismo yihadista rehén rehenes altoelfuego tregua paz asedio golpe
    levantamiento revolución disturbios protesta protestas manifestantes manifestación masacre
    genocidio ocupación otan hamás espía espías espionaje yihadistas
    """,
    "17000000": """
    meteorología meteorológico pronóstico previsión temperatura temperaturas grados calor frío
    helada heladas hielo nieve nevada nevadas tormenta tormentas lluvia lluvias chubascos rayo
    granizo viento vientos rachas niebla sol soleado nubes nublado temporal borrasca
    """,
}
